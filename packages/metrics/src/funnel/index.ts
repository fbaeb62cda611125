export {dealFunnel, dealStages, type DealFunnel, type StageCount, type StageStep} from './deal-funnel.js';
