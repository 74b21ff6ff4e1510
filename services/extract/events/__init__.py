"""Which events a field tells, and where: triggers, rules of composition, modality, and what is told twice."""
