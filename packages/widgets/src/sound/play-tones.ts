import type {Tone} from './tones.js';

/** From silence to a tone's own loudness, seconds; without it a tone begins with a click. */
const ATTACK = 0.012;
const LOUD = 0.22;
const SOFT = 0.08;

export interface Playing {
  /** Ends it and gives everything back; twice is once. */
  stop(): void;
}

export interface PlayOptions {
  /** Seconds. */
  readonly each: number;
  /** The tone of this index begins. */
  readonly onTone: (index: number) => void;
  /** It is over, played through or stopped. */
  readonly onEnd: () => void;
  /** Tests listen to another. */
  readonly context?: AudioContext;
}

let current: Playing | null = null;

/** Plays tones one after the other; whatever played before stops. To be called when a person asks for it, never by itself. */
export function playTones(tones: readonly Tone[], {each, onTone, onEnd, context = new AudioContext()}: PlayOptions): Playing {
  current?.stop();
  const start = context.currentTime + 0.05;
  const oscillator = schedule(context, tones, {each, start});
  let frame = 0;
  let told = -1;
  let isOver = false;
  const follow = () => {
    const index = Math.min(tones.length - 1, Math.floor((context.currentTime - start) / each));
    if (index > told) onTone(told = index);
    frame = requestAnimationFrame(follow);
  };
  const stop = () => {
    if (isOver) return;
    isOver = true;
    cancelAnimationFrame(frame);
    oscillator.onended = null;
    oscillator.stop();
    oscillator.disconnect();
    if (current === playing) current = null;
    void context.close();
    onEnd();
  };
  const playing: Playing = {stop};
  oscillator.onended = stop;
  follow();
  return current = playing;
}

/** Puts tones on the clock of a context: one oscillator, that ends with the last of them. */
export function schedule(
  context: BaseAudioContext, tones: readonly Tone[], {each, start}: {readonly each: number; readonly start: number},
): OscillatorNode {
  const oscillator = new OscillatorNode(context, {type: 'triangle'});
  const loudness = new GainNode(context, {gain: 0});
  const place = new StereoPannerNode(context);
  oscillator.connect(loudness).connect(place).connect(context.destination);
  for (const [i, {frequency, pan, isSoft}] of tones.entries()) {
    if (frequency === null) continue;
    const [from, loud] = [start + i * each, isSoft ? SOFT : LOUD];
    oscillator.frequency.setValueAtTime(frequency, from);
    place.pan.setValueAtTime(pan, from);
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(loud, from + ATTACK);
    loudness.gain.setValueAtTime(loud, from + each * 0.75);
    loudness.gain.linearRampToValueAtTime(0, from + each);
  }
  oscillator.start(start);
  oscillator.stop(start + tones.length * each);
  return oscillator;
}
