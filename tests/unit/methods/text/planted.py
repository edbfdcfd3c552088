"""Remarks with names planted in them, by where the names come from and how they are written. All of it is invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, product

import numpy as np

GIVEN = {
    "British and Irish": "Susan Margaret Robert William Siân Gareth Niamh Seán Heather Fiona Grace Mark Joy Will Nicola "
    "Stephen Rose Frank Dawn Olivia Ewan Rhys Bronwen Ciarán",
    "South Asian": "Priya Anil Sunita Rajesh Imran Ayesha Mohammed Fatima Harpreet Gurdeep Lakshmi Kavitha Nirmala "
    "Arjun Shabnam Tariq Zainab Bilal Deepa Sanjay Thilini Nasreen Usha Om",
    "African": "Oluwaseun Chidinma Kwame Amara Ngozi Tendai Thandiwe Abebe Fatou Blessing Comfort Patience Kofi Nneka "
    "Yetunde Sipho Mandla Wanjiru Abiodun Ifeoma Tariro Esi Folasade Obinna",
    "East European": "Agnieszka Łukasz Katarzyna Zbigniew Wojciech Małgorzata Ion Andreea Gheorghe Elena Vasile Dragoș "
    "Jolanta Rasa Vytautas Zsuzsa László Ivana Plamen Desislava Jiří Božena Olena Dmytro",
    "Arabic and Turkish": "Ahmed Layla Yusuf Noor Hassan Khadija Omar Samira Abdulrahman Zeynep Mehmet Emre Ayşe Rania "
    "Tarek Huda Farah Ibrahim Mariam Walid Nadia Sami Jalal Reem",
    "East and South-East Asian": "Wei Li Mei Xiaoling Thanh Nguyet Jun Hyejin Rosario Maricel Jomar Rowena Somchai Siti "
    "Nurul Yuki Haruto Cheng Ling Min Arnel Lorna Analyn Kim",
    "Caribbean": "Delroy Winston Marcia Shanice Leroy Beverley Keisha Tyrone Precious Neville Sonia Rohan Carlton Hyacinth "
    "Desmond Latoya Errol Verna Clive Merlene Devon Tamika Gloria Everton",
}
FAMILY = {
    "British and Irish": "Jones Smith O’Neill MacDonald Llewellyn Hughes White Young Baker Ward Ní-Bhriain Fitzgerald "
    "Thornton Black Price Long Davies Murphy Wood Campbell Hill Evans Fox Gallagher",
    "South Asian": "Patel Singh Kaur Khan Hussain Begum Sharma Iyer Chowdhury Perera Fernando Bhattacharya Das Gill Malik "
    "Siddiqui Nair Krishnamurthy Akhtar Rao Wickramasinghe Miah Rahman Sen",
    "African": "Osei Adeyemi Okonkwo Mensah Nkosi Dlamini Mwangi Tesfaye Diallo Okafor Moyo Chukwuemeka Boateng Abubakar "
    "Ndlovu Owusu Balogun Kamau Eze Asante Oyelaran Mutasa Bah Nwachukwu",
    "East European": "Kowalski Nowak Wiśniewska Szczepański Popescu Ionescu Dumitrescu Kazlauskas Petrova Dimitrov "
    "Horváth Nagy Novák Dvořáková Kovač Jankauskienė Shevchenko Bondarenko Zając Lis Wójcik Ilieva Balogh Rusu",
    "Arabic and Turkish": "Al-Hassan El-Sayed Haddad Mansour Yılmaz Demir Öztürk Nasser Khalil Aziz Farouk Saleh Hamdan "
    "Şahin Kaya Bakr Ismail Mahmoud Abdi Rashid Darwish Said Jaber Osman",
    "East and South-East Asian": "Chan Wong Nguyen Tran Zhang Li Chen Kim Park Santos Reyes Dela-Cruz Bautista Tanaka Lim "
    "Ng Ho Suwannarat Villanueva Gonzales Xu Pham Mendoza Ong",
    "Caribbean": "Campbell-Brown Clarke Gayle Powell Marshall Grant Bennett Reid McKenzie Joseph Baptiste Henry Francis "
    "Samuels Pinnock Blackwood Lindo Chambers Wright Morgan Baptist Alleyne Greenidge Sobers",
}
REMARKS = (
    "I was looked after by {} all night and felt safe.",
    "{} never once introduced themselves.",
    "When we asked {} about the tablets nobody came back.",
    "The best of all was {}, who sat with my mum.",
    "Please thank {} from all of us.",
    "It was only after {} stepped in that things moved.",
    "My complaint is about {} and the way we were spoken to.",
    "They kept saying that {} would ring, and no call came.",
)


@dataclass(frozen=True)
class Planted:
    """A remark with one name in it, where it stands, where it comes from and how it is written."""

    text: str
    start: int
    end: int
    origin: str
    form: str


def people() -> dict[str, list[str]]:
    """Return the invented people by origin of their names: the staff list of the test."""
    return {origin: [" ".join(pair) for pair in zip(given.split(), FAMILY[origin].split(), strict=True)]
            for origin, given in GIVEN.items()}  # fmt: skip


def planted(rng: np.random.Generator) -> Iterator[Planted]:
    """Yield every person in every form twice, each in the next remark."""
    remarks = cycle(REMARKS)
    for (origin, names), _ in product(people().items(), range(2)):
        for name in names:
            for form, written in forms(name, rng):
                remark = next(remarks)
                start = remark.index("{}")
                yield Planted(remark.format(written), start, start + len(written), origin, form)


def forms(name: str, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Yield a name as people write it, each way with its own name."""
    given, family = name.split(" ", 1)
    yield "whole", name
    yield "title and family name", f"Dr {family}"
    yield "given name", given
    yield "family name", family
    yield "possessive", f"{given}’s"
    yield "whole, small letters", name.lower()
    yield "given name, small letters", given.lower()
    yield "one letter wrong", f"{misspelt(given, rng)} {family}"
    yield "one letter wrong, by itself", misspelt(given, rng)


def misspelt(word: str, rng: np.random.Generator) -> str:
    """Return a word with one letter behind the first left out, doubled, exchanged or swapped with its neighbour."""
    at = int(rng.integers(1, len(word)))
    way = rng.integers(4)
    if way == 0:
        return word[:at] + word[at + 1 :]
    if way == 1:
        return word[:at] + word[at] + word[at:]
    if way == 2:
        return word[:at] + "aeiourstln"[rng.integers(10)] + word[at + 1 :]
    return word[: at - 1] + word[at].upper() + word[at - 1].lower() + word[at + 1 :] if at == 1 else (
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    )  # fmt: skip
