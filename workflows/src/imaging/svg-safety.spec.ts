import { describe, expect, test } from '@jest/globals';
import { isSelfContained, svgText } from './svg-safety.ts';

const svg = (inside: string, before = '') =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`;

describe('svgText', () => {
  test.each([
    ['a bare one', svg('')],
    ['one with a declaration', svg('', '<?xml version="1.0" encoding="UTF-8"?>\n')],
    ['one with comments', svg('', '<!-- by hand -->\n<!-- twice -->')],
    ['one with a byte order mark', `\uFEFF${svg('')}`],
    ['one with a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['one with a DOCTYPE', svg('', '<!DOCTYPE svg [<!ENTITY a "b">]>')],
  ])('reads %s', (_name, text) => {
    expect(svgText(Buffer.from(text))).toBe(text);
  });

  test.each([
    ['HTML', Buffer.from('<html><svg></svg></html>')],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['Latin-1 by declaration', Buffer.from(svg('', '<?xml version="1.0" encoding="latin1"?>'))],
    ['UTF-16', Buffer.from(`\uFEFF${svg('')}`, 'utf16le')],
    ['nothing', Buffer.alloc(0)],
  ])('is null for %s', (_name, bytes) => {
    expect(svgText(bytes)).toBeNull();
  });
});

describe('isSelfContained', () => {
  test.each([
    '<path d="M0 0h10v10z" fill="url(#g)"/>',
    `<use href="#a"/><use xlink:href='#b'/>`,
    '<style>.a{fill:#f00;filter:url( "#f" )}</style>',
    '<text>Foulées de Valmont</text>',
  ])('lets %s be', (inside) => {
    expect(isSelfContained(svg(inside))).toBe(true);
  });

  test.each([
    ['an entity', svg('&a;', '<!DOCTYPE svg [<!ENTITY a "aaaa">]>')],
    ['a script', svg('<script>1</script>')],
    ['a script with a prefix', svg('<x:script/>')],
    ['a picture', svg('<image width="9" height="9" href="#a"/>')],
    ['a file', svg('<use href="file:///etc/passwd#a"/>')],
    ['an address', svg(`<use xlink:href = 'http://169.254.169.254/'/>`)],
    ['an address in disguise', svg('<use href="&#104;ttp://a.test/"/>')],
    ['an unquoted address', svg('<use href=http://a.test/>')],
    ['data', svg('<use href="data:image/svg+xml,a"/>')],
    ['an address of a fill', svg('<path fill="url(http://a.test/#g)"/>')],
    ['an address of a style', svg('<style>a{fill:URL( "http://a.test")}</style>')],
    ['an imported style', svg('<style>@import "a.css";</style>')],
    ['an escaped style', svg('<style>a{fill:u\\72l(http://a.test)}</style>')],
    ['a style sheet', svg('', '<?xml-stylesheet href="#a"?>')],
    ['HTML inside', svg('<foreignObject/>')],
    ['a picture in a filter', svg('<filter><feImage/></filter>')],
    ['an event', svg('<path onload="a()"/>')],
  ])('refuses %s', (_name, text) => {
    expect(isSelfContained(text)).toBe(false);
  });
});
