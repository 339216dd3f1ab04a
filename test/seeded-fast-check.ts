/** fast-check with the same throws of the dice in every run; FC_SEED looks at others. */
import fc from '../node_modules/fast-check/lib/fast-check.js';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20260302) });

export default fc;
