// Asks the BSS door through the cloud's own client: a call a line comes in as JSON, an answer a line goes out.
//   in:  {"action": "SetRenewal", "parameters": {"productCode": "dms"}, "old": false, "forged": false}
//   out: {"body": {...}} as the client understood it, or {"code": "...", "status": 400, "message": "..."}
// Where to and as whom: BSS_PORT, BSS_KEY_ID and BSS_KEY_SECRET of the environment.
import { createInterface } from 'node:readline';
import bss from '@alicloud/bssopenapi20171214';
import core from '@alicloud/openapi-core';

const Client = bss.default;
const { $OpenApiUtil } = core;
const { BSS_PORT: port, BSS_KEY_ID: id, BSS_KEY_SECRET: secret } = process.env;
const TIMEOUT = 120_000;

function client(call) {
  const config = new $OpenApiUtil.Config({
    endpoint: `127.0.0.1:${port}`,
    protocol: 'http',
    accessKeyId: id,
    accessKeySecret: call.forged ? `${secret}x` : secret,
    readTimeout: TIMEOUT,
    connectTimeout: TIMEOUT,
  });
  if (call.old) config.signatureAlgorithm = 'v2';
  return new Client(config);
}

const first = (word, change) => change(word[0]) + word.slice(1);
const upper = (letter) => letter.toUpperCase();
const lower = (letter) => letter.toLowerCase();

/** Lists of objects are lists of models of their own. */
function request(action, parameters) {
  const fields = Object.entries(parameters).map(([name, value]) => {
    const Model = bss[`${action}Request${first(name, upper)}`];
    return [name, Model && Array.isArray(value) ? value.map((one) => new Model(one)) : value];
  });
  return new bss[`${action}Request`](Object.fromEntries(fields));
}

/** An action the client has no method for is called by its name. */
function byName(client, action, query) {
  const params = new $OpenApiUtil.Params({
    action,
    version: '2017-12-14',
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  return client.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), {});
}

async function answer(call) {
  const { action, parameters = {} } = call;
  const method = first(action, lower);
  const asked = client(call);
  try {
    if (typeof asked[method] !== 'function') return { body: (await byName(asked, action, parameters)).body };
    const answered = bss[`${action}Request`]
      ? await asked[method](request(action, parameters))
      : await asked[method]();
    return { body: answered.body };
  } catch (failed) {
    return { code: failed.code, status: failed.statusCode, message: failed.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
