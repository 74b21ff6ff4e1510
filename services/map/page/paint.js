// How a dot is painted: WebGL, a point sprite a dot.

const VERTEX = `#version 300 es
  in vec4 place; // Web Mercator: coarse x, y, fine x, y
  in vec4 kind; // type, status, confidence
  uniform vec4 centre;
  uniform vec2 scale, size; // clip space of Mercator; radius in pixels, and how fine outlines are
  uniform float ratio; // the screen's pixels of a pixel
  uniform vec3 fills[FILLS];
  uniform vec3 edges[EDGES];
  uniform vec2 outlines[EDGES]; // width, gap
  flat out vec4 fill;
  flat out vec3 edge;
  flat out vec3 radii; // of the dot, where its outline begins, where it ends
  flat out float reach;
  void main() {
    int status = int(kind.y);
    vec2 outlined = size.y * outlines[status];
    fill = vec4(fills[int(kind.x)], 0.3 + 0.7 * kind.z / 255.0);
    edge = edges[status];
    radii = ratio * vec3(size.x, size.x + outlined.y, size.x + outlined.y + outlined.x);
    reach = radii.z + 1.0;
    gl_PointSize = 2.0 * reach;
    gl_Position = vec4((place.xy - centre.xy + (place.zw - centre.zw)) * scale, 0.0, 1.0);
  }`;
const FRAGMENT = `#version 300 es
  precision mediump float;
  flat in vec4 fill;
  flat in vec3 edge;
  flat in vec3 radii;
  flat in float reach;
  out vec4 painted;
  float within(float radius, float away) { return clamp(radius + 0.5 - away, 0.0, 1.0); }
  void main() {
    float away = length(gl_PointCoord - 0.5) * 2.0 * reach;
    float ring = within(radii.z, away) - within(radii.y, away);
    float dot = within(radii.x, away) * fill.a * (1.0 - ring);
    painted = vec4(fill.rgb * dot + edge * ring, dot + ring);
  }`;

/** Draw on this context: `fill` its buffer, `colour` it, `draw` it. */
export function drawing(gl) {
  const buffer = gl.createBuffer();
  const array = gl.createVertexArray();
  let program = null;
  let uniforms = {};
  let count = 0;
  return {
    fill(bytes) {
      count = bytes.byteLength / 20;
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW);
    },
    /** Colours ("#rrggbb") by type, and {colour, width, gap} by status, in the order of their numbers. */
    colour(fills, outlines) {
      program ??= compiled(gl, fills.length, outlines.length);
      uniforms = Object.fromEntries(["centre", "scale", "size", "ratio"].map((name) => [name, gl.getUniformLocation(program, name)]));
      gl.useProgram(program);
      gl.uniform3fv(gl.getUniformLocation(program, "fills"), fills.flatMap(channels));
      gl.uniform3fv(gl.getUniformLocation(program, "edges"), outlines.flatMap(({ colour }) => channels(colour)));
      gl.uniform2fv(gl.getUniformLocation(program, "outlines"), outlines.flatMap(({ width, gap }) => [width, gap]));
      layout(gl, program, array, buffer);
    },
    draw(centre, scale, size, ratio) {
      const coarse = centre.map(Math.fround);
      gl.useProgram(program);
      gl.bindVertexArray(array);
      gl.uniform4f(uniforms.centre, ...coarse, ...centre.map((exact, i) => exact - coarse[i]));
      gl.uniform2f(uniforms.scale, ...scale);
      gl.uniform2f(uniforms.size, ...size);
      gl.uniform1f(uniforms.ratio, ratio);
      gl.drawArrays(gl.POINTS, 0, count);
      gl.bindVertexArray(null);
    },
    /** Kept once the card has drawn what it was told so far. */
    done: () => new Promise((finished) => {
      const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      const look = () => (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED ? finished() : setTimeout(look, 5));
      setTimeout(look);
    }),
    remove() {
      gl.deleteProgram(program);
      gl.deleteBuffer(buffer);
      gl.deleteVertexArray(array);
    },
  };
}

const channels = (colour) => [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255);

function layout(gl, program, array, buffer) {
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  for (const [name, kind, offset] of [["place", gl.FLOAT, 0], ["kind", gl.UNSIGNED_BYTE, 16]]) {
    const place = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, 4, kind, false, 20, offset);
  }
  gl.bindVertexArray(null);
}

function compiled(gl, fills, edges) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source.replaceAll("FILLS", fills).replaceAll("EDGES", edges));
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`the dots cannot be drawn: ${gl.getProgramInfoLog(program)}`);
  return program;
}
