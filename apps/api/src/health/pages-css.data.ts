/** Style of the acknowledgement page: readable on a telephone, no outside file. */
export const PAGES_CSS = `
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 34rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; }
.tlp { background: #000; color: #ffc000; display: inline-block; font-weight: 700; padding: .2rem .6rem; }
button { background: #000091; border: 0; color: #fff; cursor: pointer; font: inherit; font-weight: 700; padding: .8rem 1.6rem; }
button:focus-visible { outline: 3px solid #0a76f6; outline-offset: 3px; }
.done { border-left: .3rem solid #18753c; padding-left: 1rem; }
`;
