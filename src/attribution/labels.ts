// The labels that mark a row of words: in "the envoy said talks failed" B-source I-source B-cue B-content I-content.
export const labels = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"] as const;
export type Label = (typeof labels)[number];
export const labelCount = labels.length;

/** An I may follow only the B or I of its own role. */
export function mayFollow(before: number, after: number): boolean {
  if (after === 0 || after % 2 === 1) return true;
  return before === after || before === after - 1;
}
/** A row begins with O or a B. */
export const mayBegin = (label: number): boolean => label === 0 || label % 2 === 1;

export const roles = ["source", "cue", "content"] as const;
export type Role = (typeof roles)[number];
/** 0 source, 1 cue, 2 content, -1 outside. */
export const roleOf = (label: number): number => (label === 0 ? -1 : (label - 1) >> 1);

/** A run of words `[first, last]` in one role. */
export interface Run {
  readonly role: Role;
  readonly first: number;
  readonly last: number;
}

/** The runs that a row of labels marks, in order. */
export function runsOf(row: ArrayLike<number>): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < row.length; ) {
    const role = roleOf(row[at]!);
    if (role < 0) {
      at++;
      continue;
    }
    let end = at;
    while (end + 1 < row.length && row[end + 1] === 2 * role + 2) end++;
    runs.push({ role: roles[role]!, first: at, last: end });
    at = end + 1;
  }
  return runs;
}
