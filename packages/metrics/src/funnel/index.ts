export {attemptFunnels, nobodyAt, type AttemptFunnel} from './attempt-funnel.js';
export {attemptsDefinition, countedDefinition, funnelDefinition} from './funnel-definition.js';
export {countedFunnel, type CountedFunnel} from './counted-funnel.js';
export {dealDepths, dealFunnel, dealStages, stageOrder, type DealFunnel, type StageCount, type StageStep} from './deal-funnel.js';
export {overallDifference, stepDifference, type ProportionDifference} from './step-difference.js';
