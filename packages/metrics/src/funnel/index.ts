export {attemptFunnels, type AttemptFunnel} from './attempt-funnel.js';
export {attemptsDefinition, funnelDefinition} from './funnel-definition.js';
export {dealFunnel, dealStages, stageOrder, type DealFunnel, type StageCount, type StageStep} from './deal-funnel.js';
