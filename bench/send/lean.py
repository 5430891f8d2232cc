# The quickest way to send mail from Python that we know: compiled Jinja2 templates, the legacy MIME classes, which are several
# times as fast as EmailMessage, and one connection with smtplib. It records nothing. Arguments: PORT MESSAGES.
import smtplib
import sys
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from jinja2 import Environment

paragraph = (
    "Hello {{ first_name }}, the workshop on grafting begins at eleven. We show how a branch of an old apple tree becomes a "
    "young one, and each of you takes home what you have grafted. Your place: {{ place }}\n\n"
)
text = Environment().from_string(paragraph * 6)
html = Environment(autoescape=True).from_string(
    "<!doctype html><html><body>"
    + 12 * (
        '<p style="margin:0 0 16px;line-height:1.6">Hello {{ first_name }}, the workshop on grafting begins at eleven, and '
        '<a href="{{ place }}">this is your place</a>. Café and cake after it.</p>\n')
    + "</body></html>\n")

port, count = int(sys.argv[1]), int(sys.argv[2])
server = smtplib.SMTP("127.0.0.1", port)
octets = 0
for number in range(count):
    values = {"first_name": f"Zoë {number}", "place": f"https://club.example.org/c/{number:032x}"}
    message = MIMEMultipart("alternative")
    message["From"] = "Green Orchard Club <club@example.org>"
    message["To"] = f"member{number}@example.com"
    message["Subject"] = Header(f"What we do this month, Zoë {number}", "utf-8")
    message["Message-ID"] = f"<{number:032x}@example.org>"
    message["List-Unsubscribe"] = f"<https://club.example.org/u/{number:032x}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.attach(MIMEText(text.render(values), "plain", "utf-8"))
    message.attach(MIMEText(html.render(values), "html", "utf-8"))
    data = message.as_bytes()
    octets += len(data)
    server.sendmail("club@example.org", [f"member{number}@example.com"], data)
server.quit()
print(octets // count, "octets a message")
