import type {State} from './state-story.js';

/** A state with another result, for what real rows seldom bring. */
export function varied(state: State, change: object): State {
  return {...state, answers: state.answers.map((answer) => (isOutcome(answer) ? {...answer, result: {...answer.result, ...change}} : answer))};
}

function isOutcome(answer: unknown): answer is {readonly result: object} {
  return typeof answer === 'object' && answer !== null && 'result' in answer;
}

/** A state with more attributes. */
export function withMore(state: State, attributes: Readonly<Record<string, string>>): State {
  return {...state, attributes: {...state.attributes, ...attributes}};
}
