"""Clients of the services that know papers, one module a service."""
