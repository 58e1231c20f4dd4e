// How the desk stands with its server: signed out, or a record that can't be read or written just now, with the mend.

/** What went wrong, in the server's words. */
export interface Trouble {
  readonly title: string;
  readonly message: string;
}

export interface Standing {
  readonly signedOut: boolean;
  /** The last answer to a question, and to a decision, if the record could not be used for it. */
  readonly reading: Trouble | null;
  readonly writing: Trouble | null;
}

let standing: Standing = { signedOut: false, reading: null, writing: null };
const ears = new Set<() => void>();

export const standingNow = (): Standing => standing;
export const onStanding = (ear: () => void): (() => void) => {
  ears.add(ear);
  return () => ears.delete(ear);
};

export function setStanding(part: Partial<Standing>): void {
  const next = { ...standing, ...part };
  const alike =
    next.signedOut === standing.signedOut &&
    next.reading?.message === standing.reading?.message &&
    next.writing?.message === standing.writing?.message;
  if (alike) return;
  standing = next;
  for (const ear of ears) ear();
}

/** Answers that say: not now, ask again. */
export const isPassing = (status: number): boolean => status === 429 || status === 503 || status === 507;
