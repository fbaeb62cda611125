/** Steps of the sequential scale; `heatStyles` has a class for each. Apart, so that styles load no D3. */
export const heatSteps = 9;
