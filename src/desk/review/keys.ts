// The keys of the review screen: "a" accepts; each can be given another key, and all can be switched off (WCAG 2.1.4).

export const reviewActions = [
  "next",
  "previous",
  "accept",
  "edit",
  "reject",
  "same",
  "split",
  "add",
  "undo",
  "search",
  "help",
] as const;
export type ReviewAction = (typeof reviewActions)[number];

/** What each action is called on the screen. */
export const actionNames: Readonly<Record<ReviewAction, string>> = {
  next: "next statement",
  previous: "previous statement",
  accept: "accept",
  edit: "edit a field",
  reject: "reject, with a reason",
  same: "same event as …",
  split: "split off its event",
  add: "add a fact",
  undo: "undo the last decision",
  search: "search the queue",
  help: "all keys",
};

/** One character for each action; `on` false lets no single key act. */
export interface KeyMap {
  readonly on: boolean;
  readonly keys: Readonly<Record<ReviewAction, string>>;
}

export const defaultKeys: KeyMap = {
  on: true,
  keys: {
    next: "j",
    previous: "k",
    accept: "a",
    edit: "e",
    reject: "x",
    same: "m",
    split: "s",
    add: "n",
    undo: "u",
    search: "/",
    help: "?",
  },
};

/** A key that was pressed, and whether the cursor stands in a field where letters are typed. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly typing: boolean;
}

/** The action that a press asks for; null while typing, with a modifier, or when the keys are off. */
export function actionOf(map: KeyMap, press: Press): ReviewAction | null {
  if (!map.on || press.typing || press.ctrlKey || press.altKey || press.metaKey) return null;
  return reviewActions.find((action) => map.keys[action] === press.key) ?? null;
}

/** The map with another key for an action, or why that cannot be: two actions never share a key. */
export function rebind(
  map: KeyMap,
  action: ReviewAction,
  key: string,
): KeyMap | { readonly refused: string } {
  if ([...key].length !== 1 || key === " ") return { refused: "A key is one character, and not the space." };
  const holder = reviewActions.find((each) => each !== action && map.keys[each] === key);
  if (holder) return { refused: `“${key}” is already the key for “${actionNames[holder]}”. Choose another.` };
  return { on: map.on, keys: { ...map.keys, [action]: key } };
}

/** The map kept as JSON; what is missing or cannot be read is as at first. */
export function readKeys(kept: string | null): KeyMap {
  if (kept === null) return defaultKeys;
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    return defaultKeys;
  }
  if (typeof value !== "object" || value === null) return defaultKeys;
  const { on, keys } = value as { on?: unknown; keys?: unknown };
  let map: KeyMap = { on: on !== false, keys: defaultKeys.keys };
  if (typeof keys !== "object" || keys === null) return map;
  // A swap of two keys passes through a state in which both have one key; so the whole is checked, not the steps.
  // A map kept before an action was there leaves it at its usual key, or at a free one where that was given to another.
  const given = keys as Record<string, unknown>;
  const filled: Record<string, unknown> = Object.fromEntries(
    reviewActions.flatMap((action) => (action in given ? [[action, given[action]]] : [])),
  );
  for (const action of reviewActions)
    filled[action] ??= [defaultKeys.keys[action], ..."fwyzqbdhilt"].find(
      (key) => !Object.values(filled).includes(key),
    );
  const all = Object.values(filled);
  const whole =
    all.every((key) => typeof key === "string" && [...key].length === 1) && new Set(all).size === all.length;
  if (whole) map = { on: map.on, keys: filled as Record<ReviewAction, string> };
  return map;
}
