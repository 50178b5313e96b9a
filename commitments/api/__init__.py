"""The register for programs: `/api/v1/`, read by everybody, after the NL API Design Rules."""
