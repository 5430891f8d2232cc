"""Writes COUNT lines of data for letter.liquid and letter.jinja: the same lines each time."""
import json
import random
import sys

random.seed(7)
names = ["anna", "Олег", " Maria ", "Zoë", "José", "", "Тимофей", "Kim & Son"]
saplings = ["Antonovka, on its own roots", "Pear", "Cherry <dwarf>", "Plum of Penza", "Quince with a very long name indeed"]
likes = ["Grafting", "Cider", "Pruning", "Bees", "Jam", "Сидр"]
workspace = {"name": "Green Orchard Club", "url": "https://club.example.org", "postal_address": "12 Orchard Lane, Penza"}
events = [
    {"slug": "grafting-2026", "title": "Grafting apples & pears", "at": "2026-09-12T08:00:00Z", "seats": 3},
    {"slug": "cider-day", "title": "Cider day", "at": "2026-10-03T09:00:00Z", "seats": 20},
    {"slug": "first/snow", "title": "First snow, last leaves", "at": "2026-11-21T10:00:00Z", "seats": 4},
]
for i in range(int(sys.argv[1])):
    orders = [
        {
            "name": random.choice(saplings),
            "at": f"202{random.randrange(4, 7)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}T{random.randrange(24):02}:30:00Z",
            "price": random.randrange(100, 9000) / 4,
            "quantity": random.randrange(1, 6),
        }
        for _ in range(random.randrange(0, 9))
    ]
    member = {
        "first_name": random.choice(names), "locale": random.choice(["ru-RU", "en"]), "city": random.choice(["Nizhny-Lomov", "Penza"]),
        "plan": random.choice(["free", "club", "patron"]), "visited": random.random() < 0.5, "orders": orders,
        "tags": random.sample(likes, random.randrange(0, 4)), "external_id": f"m{i:06}",
        "stage": random.choice(["prospect", "first_purchase", "repeat", "promoter"]), "email": f"member{i}@example.org",
    }
    print(json.dumps({
        "member": member, "workspace": workspace, "events": events,
        "unsubscribe_url": f"https://club.example.org/u/{i:032x}", "preferences_url": f"https://club.example.org/p/{i:032x}",
    }, ensure_ascii=False))
