/** Decides whether a request may be answered: only pages of this server itself may ask it, under a name that it knows. */

/** What of a request's headers matters here. */
export interface GuardedHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * True when the Host header names this server and the Origin header, where there is one, does too.
 *
 * Another site could otherwise point a name of its own at the loopback address and read drafts (DNS rebinding). `names` are the host names
 * that the server may be called by; an address literal of the loopback range is always one.
 */
export function mayAnswer(headers: GuardedHeaders, port: number, names: readonly string[]): boolean {
  const allowed = (authority: string): boolean => {
    const match = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(\d+))?$/i.exec(authority);
    if (match === null) return false;
    const name = (match[1] ?? '').toLowerCase();
    return (
      Number(match[2] ?? 80) === port && (['localhost', '127.0.0.1', '[::1]'].includes(name) || names.includes(name))
    );
  };
  if (headers.host === undefined || !allowed(headers.host)) return false;
  if (headers.origin === undefined) return true;
  return /^http:\/\//.test(headers.origin) && allowed(headers.origin.slice('http://'.length));
}
