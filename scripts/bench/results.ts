/** `bench.json`: what was measured, in the shape that the design's section 9 gives. */

export interface StartupResult {
  readonly action: string;
  /** Times of `node -e 0`. */
  readonly ratioMedian: number;
  readonly ratioMin: number;
}

export interface SweepResult {
  readonly cases: number;
  readonly latencyMs: number;
  /** Tokens apart. */
  readonly requests: number;
  readonly ms: number;
  readonly peakRssMB: number;
}
