/** What stages of these names mean in most pipelines; compared without case and outer spaces. */
export const wonStages: readonly string[] = ['won', 'closed won', 'closed-won', 'closedwon', 'closed_won'];

export const lostStages: readonly string[] = ['lost', 'closed lost', 'closed-lost', 'closedlost', 'closed_lost'];

/** Open stages in their usual order, of pipelines as people and the large CRMs name them. */
export const usualStages: readonly string[] = [
  'new', 'lead', 'prospect', 'prospecting', 'contacted', 'engaging', 'engaged',
  'appointmentscheduled', 'appointment scheduled',
  'qualification', 'qualified', 'qualifiedtobuy', 'qualified to buy', 'discovery', 'needs analysis', 'meeting', 'demo',
  'presentationscheduled', 'presentation scheduled', 'trial', 'value proposition', 'id. decision makers',
  'perception analysis',
  'decisionmakerboughtin', 'decision maker bought-in', 'evaluation', 'proposal', 'proposal/price quote', 'quote',
  'negotiation', 'negotiation/review', 'contractsent', 'contract sent', 'contract', 'commit',
];

export function plainStage(stage: string): string {
  return stage.trim().toLowerCase();
}
