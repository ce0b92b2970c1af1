import type { MailLanguage } from '@focus-racer/contracts';
import type { Letter } from './letter.ts';

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

const REFUSE = {
  fr: 'Ne plus recevoir d’invitations',
  en: 'Receive no more invitations',
};
const LINK = { fr: 'Si le bouton ne s’ouvre pas :', en: 'If the button does not open:' };

/**
 * A letter as plain text and as HTML that reads the same without colours, pictures or styles.
 * `unsubscribeUrl` adds the way to refuse more of them.
 */
export function renderLetter(
  letter: Letter,
  language: MailLanguage,
  unsubscribeUrl: string | null,
): RenderedLetter {
  const set = language === 'fr' ? narrowSpaces : (text: string) => text;
  const paragraphs = letter.paragraphs.map(set);
  const { button } = letter;
  const reason = set(letter.reason);
  const text = [
    ...paragraphs,
    ...(button ? [`${set(button.label)}\n${button.url}`] : []),
    `-- \nFocus Racer\n${reason}`,
    ...(unsubscribeUrl ? [`${REFUSE[language]}\n${unsubscribeUrl}`] : []),
  ].join('\n\n');
  const subject = set(letter.subject);
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(button ? [buttonHtml(set(button.label), button.url, set(LINK[language]))] : []),
    `<hr style="border:0;border-top:1px solid #d9d4ca;margin:32px 0 16px">`,
    `<p style="font-size:14px;color:#5e584e">Focus Racer<br>${escapeHtml(reason)}</p>`,
    ...(unsubscribeUrl
      ? [
          `<p style="font-size:14px"><a href="${escapeHtml(unsubscribeUrl)}" style="color:#5e584e">${escapeHtml(REFUSE[language])}</a></p>`,
        ]
      : []),
  ].join('\n');
  return { subject, text: `${text}\n`, html: page(subject, body, language) };
}

function page(title: string, body: string, language: MailLanguage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;background:#faf8f5;color:#16140f">
<main style="max-width:560px;margin:0 auto;padding:24px;font:16px/1.5 Archivo,system-ui,sans-serif">
<h1 style="font-size:20px;line-height:28px">${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

function buttonHtml(label: string, url: string, otherwise: string): string {
  const href = escapeHtml(url);
  return `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#c93a06;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="font-size:14px;color:#5e584e;overflow-wrap:anywhere">${escapeHtml(otherwise)}<br>${href}</p>`;
}

/** French sets a narrow no-break space before its double marks and inside its quotes. */
function narrowSpaces(text: string): string {
  return text.replace(/ ([;:!?»])/g, '\u202f$1').replace(/« /g, '«\u202f');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
