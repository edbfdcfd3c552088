"""How Alderbrook is made up: its directorates, their units, and its staff groups, each with its share of the staff."""

# Every directorate's share of the staff, and its units with their shares of the directorate.
DIRECTORATES: dict[str, tuple[float, dict[str, float]]] = {
    "Medicine": (
        0.24,
        {
            "Acute medical unit": 0.16,
            "Respiratory wards": 0.15,
            "Cardiology": 0.14,
            "Stroke unit": 0.1,
            "Care of the elderly": 0.17,
            "Emergency department": 0.2,
            "Endoscopy": 0.05,
            "Diabetes clinic": 0.03,
        },
    ),
    "Surgery and theatres": (
        0.21,
        {
            "Theatres": 0.3,
            "Surgical wards": 0.3,
            "Trauma and orthopaedics": 0.16,
            "Critical care": 0.14,
            "Pre-operative clinic": 0.06,
            "Burns": 0.01,
            "Pain clinic": 0.03,
        },
    ),
    "Women and children": (
        0.14,
        {
            "Labour ward": 0.26,
            "Community midwifery": 0.2,
            "Children's wards": 0.27,
            "Neonatal unit": 0.15,
            "Gynaecology": 0.12,
        },
    ),
    "Community services": (
        0.17,
        {
            "District nursing north": 0.24,
            "District nursing south": 0.23,
            "Health visiting": 0.15,
            "Therapies": 0.25,
            "Rehabilitation beds": 0.13,
        },
    ),
    "Pathology": (
        0.06,
        {
            "Blood sciences": 0.5,
            "Microbiology": 0.25,
            "Cellular pathology": 0.2,
            "Mortuary": 0.015,
            "Point of care testing": 0.035,
        },
    ),
    "Estates and facilities": (
        0.13,
        {"Domestic services": 0.42, "Portering": 0.2, "Catering": 0.18, "Maintenance": 0.15, "Linen": 0.05},
    ),
    "Corporate services": (
        0.045,
        {"Finance": 0.25, "People and culture": 0.24, "Digital": 0.36, "Communications": 0.05, "Board office": 0.1},
    ),
    "Research office": (0.005, {"Research office": 1.0}),
}
# The pay bands of each staff group with their shares. Doctors have none of the numbered ones.
BANDS: dict[str, dict[str, float]] = {
    "Nursing and midwifery": {"5": 0.46, "6": 0.32, "7": 0.16, "8a": 0.04, "8b": 0.015, "8c": 0.005},
    "Medical and dental": {"Medical": 1.0},
    "Allied health professionals": {"5": 0.26, "6": 0.4, "7": 0.25, "8a": 0.07, "8b": 0.02},
    "Additional clinical services": {"2": 0.42, "3": 0.38, "4": 0.2},
    "Administrative and clerical": {
        "2": 0.19, "3": 0.25, "4": 0.2, "5": 0.12, "6": 0.09, "7": 0.07, "8a": 0.04, "8b": 0.02, "8c": 0.01,
        "8d": 0.005, "9": 0.002, "VSM": 0.003,
    },
    "Estates and ancillary": {"2": 0.68, "3": 0.2, "4": 0.08, "5": 0.04},
}  # fmt: skip
STAFF_GROUPS = {
    "Nursing and midwifery": 0.34,
    "Medical and dental": 0.12,
    "Allied health professionals": 0.13,
    "Additional clinical services": 0.18,
    "Administrative and clerical": 0.17,
    "Estates and ancillary": 0.06,
}
