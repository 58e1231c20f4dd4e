// Labels of names as bits: a word's set of right labels has bit 0 for outside, 1 + 2t for "begins a name of type t", 2 + 2t for "continues it".
/** The types of names, in the order of the network's output. */
export const NAME_TYPES = ["PER", "ORG", "LOC", "NORP", "EVENT", "WORK"] as const;

export const begin = (type: number): number => 1 << (1 + 2 * type);
export const inside = (type: number): number => 1 << (2 + 2 * type);
export const BEGINS = NAME_TYPES.reduce((set, _, t) => set | begin(t), 0);
export const INSIDES = BEGINS << 1;
