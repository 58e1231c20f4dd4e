// How often one address may ask: a bucket of tokens for each, refilled steadily ("60 a second, 600 at once").
import type { MiddlewareHandler } from "hono";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { problemAnswer } from "./problem.ts";

/** Addresses remembered; the one that asked longest ago goes first. */
const mostAddresses = 10_000;

/** A token bucket for each key (J. Turner, "New directions in communications", 1986, as a meter). */
export class RateLimit {
  private readonly perSecond: number;
  private readonly burst: number;
  private readonly now: () => number;
  private readonly buckets = new Map<string, { left: number; at: number }>();

  /** `now` gives milliseconds. */
  constructor(perSecond: number, burst: number, now: () => number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.now = now;
  }

  /** Takes one; 0 when there was one, else the whole seconds until there is. */
  take(key: string): number {
    const at = this.now();
    const before = this.buckets.get(key) ?? { left: this.burst, at };
    const left = Math.min(this.burst, before.left + (Math.max(0, at - before.at) / 1000) * this.perSecond);
    const enough = left >= 1;
    this.buckets.delete(key);
    this.buckets.set(key, { left: enough ? left - 1 : left, at });
    if (this.buckets.size > mostAddresses) this.buckets.delete(this.buckets.keys().next().value!);
    return enough ? 0 : Math.max(1, Math.ceil((1 - left) / this.perSecond));
  }
}

/** The address that a request comes from; of IPv6 the network of 64 bits, since one household has all the rest. */
export function addressOf(context: Context): string {
  const address = (getConnInfo(context).remote.address ?? "").replace(/^::ffff:/, "");
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":") : [];
  const whole =
    tail === undefined
      ? first
      : [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return whole.slice(0, 4).join(":");
}

/** Answers 429 with the seconds to wait when an address asks too often. */
export const limited =
  (limit: RateLimit): MiddlewareHandler =>
  async (context, next) => {
    const wait = limit.take(addressOf(context));
    if (wait === 0) return next();
    const answer = problemAnswer(
      429,
      "Too many requests",
      `This address asks too often. Ask again in ${wait} s.`,
    );
    answer.headers.set("retry-after", `${wait}`);
    context.res = answer;
    return undefined;
  };
