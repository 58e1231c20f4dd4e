export const verbExceptions: ReadonlyMap<string, string> = new Map();
export const nounExceptions: ReadonlyMap<string, string> = new Map();
export const adjectiveExceptions: ReadonlyMap<string, string> = new Map();
export const otherExceptions: ReadonlyMap<string, string> = new Map();
