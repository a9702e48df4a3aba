// The puzzle against robots: find a number whose derived key begins as the server asks. The browser's own
// cryptography does it beside the page; without it (plain http, an old browser) the question stays.

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));

// Return what the server takes as a solution; null where this browser cannot solve it.
export async function solve(challenge) {
  const { algorithm, nonce, salt, cost, keyLength = 32, keyPrefix } = challenge.parameters;
  const [name, hash] = algorithm.split("/");
  if (name !== "PBKDF2" || !globalThis.crypto?.subtle) return null;
  const start = bytes(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const counted = new DataView(password.buffer, start.length);
  const began = performance.now();
  for (let counter = 0; counter < 100000; counter += 1) {
    counted.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const wanted = { name: "PBKDF2", hash, salt: bytes(salt), iterations: cost };
    const derivedKey = hex(new Uint8Array(await crypto.subtle.deriveBits(wanted, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) {
      const time = Math.round(performance.now() - began);
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey, time } }));
    }
  }
  return null;
}
