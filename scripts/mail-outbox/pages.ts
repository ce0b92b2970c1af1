import type { KeptMail } from './outbox.ts';

const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 0 auto; max-width: 960px; padding: 24px 16px; font: 16px/1.5 system-ui, sans-serif }
  table { width: 100%; border-collapse: collapse }
  th, td { padding: 8px; text-align: left; border-bottom: 1px solid #8884; vertical-align: top }
  td { overflow-wrap: anywhere }
  pre { padding: 16px; border: 1px solid #8884; border-radius: 10px; white-space: pre-wrap; overflow-wrap: anywhere }
  iframe { width: 100%; height: 640px; border: 1px solid #8884; border-radius: 10px; background: #fff }
  dt { font-weight: 600 } dd { margin: 0 0 8px }`;

/** The outbox as a page; `to` keeps those of one address. */
export function listPage(mails: readonly KeptMail[], to: string | null): string {
  const rows = mails.map(
    (mail) => `<tr>
<td><a href="/mails/${mail.id}">${text(mail.subject)}</a></td>
<td>${text(mail.to.join(', '))}</td>
<td>${text(mail.kind)}</td>
<td><time datetime="${mail.at}">${mail.at.slice(0, 19).replace('T', ' ')}</time></td>
</tr>`,
  );
  const table = `<table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Kind</th><th scope="col">Sent (UTC)</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`;
  return page(
    'Mails sent',
    `<p>Nothing here has left this machine.</p>
<form><label>To <input type="search" name="to" value="${text(to ?? '')}"></label> <button>Show</button></form>
${mails.length > 0 ? table : '<p>No mail yet.</p>'}`,
  );
}

export function mailPage(mail: KeptMail): string {
  const facts = { To: mail.to.join(', '), From: mail.from, Kind: mail.kind, Sent: mail.at };
  const list = Object.entries(facts).map(
    ([name, value]) => `<dt>${name}</dt><dd>${text(value)}</dd>`,
  );
  return page(
    mail.subject,
    `<p><a href="/">All mails</a></p>
<dl>${list.join('')}</dl>
<h2>Text</h2>
<pre>${linked(mail.text)}</pre>
<h2>HTML</h2>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe>`,
  );
}

/** For the frame: links open beside it. */
export function framedHtml(mail: KeptMail): string {
  return mail.html.replace('<head>', '<head><base target="_blank">');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${text(title)}</h1>${body}</main></body>
</html>
`;
}

function linked(plain: string): string {
  return text(plain).replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`);
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
