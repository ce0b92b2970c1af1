import path from 'node:path';

export interface DockerfileFacts {
  /** Of other images, not of stages of the same file. */
  images: string[];
  /** Paths copied from the build's context. */
  copied: string[];
  /** As which user the image runs. */
  user: string;
}

/** What a Dockerfile needs from elsewhere. */
export function readDockerfile(source: string): DockerfileFacts {
  const lines = source
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const stages = new Set<string>();
  const facts: DockerfileFacts = { images: [], copied: [], user: 'root' };
  for (const [instruction, ...words] of lines) {
    if (instruction === 'FROM') {
      const [image = '', , stage] = words;
      if (!stages.has(image)) facts.images.push(image);
      if (stage) stages.add(stage);
      facts.user = 'root';
    }
    if (instruction === 'USER') facts.user = words[0] ?? '';
    if (instruction === 'COPY' && !words.some((word) => word.startsWith('--from='))) {
      facts.copied.push(...words.filter((word) => !word.startsWith('--')).slice(0, -1));
    }
  }
  return facts;
}

/** Whether a .dockerignore of our kind (names, and names anywhere) keeps the path out of the build. */
export function isIgnored(copied: string, dockerignore: string): boolean {
  const patterns = dockerignore.split('\n').filter((line) => line && !line.startsWith('#'));
  const parents = copied.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  return parents.some((parent) => patterns.some((pattern) => path.matchesGlob(parent, pattern)));
}
