// As text, since the types are checked before the manifest has been made.
import text from '../../packages/widgets/dist/custom-elements.json?raw';
import {apiOf, type Api, type Manifest} from './manifest.js';

const manifest = JSON.parse(text) as Manifest;

/** What the manifest of this build says of a tag. */
export const apiOfTag = (tag: string): Api => apiOf(manifest, tag);
