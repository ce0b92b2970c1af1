import { randomBytes } from 'node:crypto';
import { env } from '../env.ts';

function contentSecurityPolicy(nonce: string): string {
  const development = import.meta.dev ? ["'unsafe-eval'", 'ws:'] : [];
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' ${development.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${env.filesOrigin}`,
    `connect-src 'self' ${env.liveOrigin} ${env.filesOrigin} ${development.join(' ')}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html, { event }) => {
    const nonce = randomBytes(16).toString('base64');
    const withNonce = (chunk: string) => chunk.replaceAll('<script', `<script nonce="${nonce}"`);
    html.head = html.head.map(withNonce);
    html.bodyPrepend = html.bodyPrepend.map(withNonce);
    html.bodyAppend = html.bodyAppend.map(withNonce);
    setResponseHeaders(event, {
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
});
