-- For wrk: sends the requests that events.js wrote, each once.
--   wrk … -s webhooks.lua URL -- FILE LENGTH FIRST COUNT THREADS [again]
-- sends COUNT requests of LENGTH bytes from the FIRSTth on, each thread its share. With "again" they begin anew when all
-- are sent (for servers that store nothing); without, a run that needs more is not valid. The last line is for common.sh.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  length, again = tonumber(args[2]), args[6] == "again"
  local share = math.floor(tonumber(args[4]) / tonumber(args[5]))
  first = tonumber(args[3]) + number * share
  after = first + share
  next_one, ran_out = first, 0
  file = assert(io.open(args[1], "rb"))
  file:seek("set", first * length)
end

function request()
  if next_one == after then
    ran_out = again and 0 or 1
    next_one = first
    file:seek("set", first * length)
  end
  next_one = next_one + 1
  return file:read(length)
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  local empty = 0
  for _, thread in ipairs(threads) do
    empty = empty + thread:get("ran_out")
  end
  print(string.format(
    "RESULT %d %.3f %d %.0f %.0f %d",
    summary.requests, summary.duration / 1e6, failed, latency:percentile(50), latency:percentile(99), empty))
end
