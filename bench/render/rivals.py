"""rivals.py ENGINE TEMPLATE DATA OUTPUT: renders the template once a line of DATA (JSON Lines). Prints the seconds that
rendering alone took."""
import json
import sys
import time
from datetime import datetime

engine, template, data, output = sys.argv[1:]
source = open(template, encoding="utf-8").read()
if engine == "jinja2":
    import jinja2

    environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True, auto_reload=False)
    environment.filters["date"] = lambda text, pattern: datetime.fromisoformat(text).strftime(pattern)
    render = environment.from_string(source).render
else:
    import liquid

    render = liquid.Environment(autoescape=True).from_string(source).render
spent = 0.0
with open(data, encoding="utf-8") as lines, open(output, "w", encoding="utf-8", newline="") as out:
    for line in lines:
        values = json.loads(line)
        start = time.process_time()
        text = render(**values)
        spent += time.process_time() - start
        out.write(text)
print(f"{spent:.3f}")
