export {funnelDefinition} from './funnel-definition.js';
export {dealFunnel, dealStages, type DealFunnel, type StageCount, type StageStep} from './deal-funnel.js';
