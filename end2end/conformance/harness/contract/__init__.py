"""The OpenAPI documents inside the installed SDK, held against every answer that the SDK gets."""
