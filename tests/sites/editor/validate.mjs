// Reads a JSON array of post contents from standard input and opens each as the block editor does. Prints a JSON array: for each content
// the names of its blocks, those inside others too, and what the editor would show as invalid, with its reason.
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

// The editor's packages expect a browser.
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
window.CSS = { supports: () => false, escape: (text) => text };
for (const name of [
	'window', 'document', 'navigator', 'Node', 'HTMLElement', 'Element', 'DOMParser', 'MutationObserver', 'getComputedStyle',
	'requestAnimationFrame', 'cancelAnimationFrame', 'CustomEvent', 'Event', 'KeyboardEvent', 'MouseEvent', 'HTMLIFrameElement',
	'SVGElement', 'Text', 'DocumentFragment', 'NodeFilter', 'localStorage', 'File', 'Blob', 'FileReader', 'FormData', 'ResizeObserver', 'CSS',
]) {
	Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true, writable: true });
}
console.error = console.warn = console.info = console.group = console.groupCollapsed = console.groupEnd = console.log = () => {};

const require = createRequire(import.meta.url);
const { parse, validateBlock, getBlockType } = require('@wordpress/blocks');
require('@wordpress/block-library').registerCoreBlocks();

function* within(blocks) {
	for (const block of blocks) {
		yield block;
		yield* within(block.innerBlocks);
	}
}

const chunks = [];
for await (const chunk of process.stdin) {
	chunks.push(chunk);
}
const found = JSON.parse(Buffer.concat(chunks)).map((content) => {
	const blocks = [...within(parse(content))];
	const invalid = blocks.filter((block) => !getBlockType(block.name) || !block.isValid || !validateBlock(block)[0]);
	return {
		names: blocks.map((block) => block.name),
		invalid: invalid.map((block) => ({
			name: block.name, html: block.originalContent,
			why: (block.validationIssues ?? validateBlock(block)[1]).map((issue) => issue.args.map(String).join(' ').slice(0, 400)),
		})),
	};
});
process.stdout.write(JSON.stringify(found), () => process.exit(0));
