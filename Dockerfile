FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DEBUG=0 VAR_DIR=/var/lib/gestand
WORKDIR /srv/gestand

# pg_dump and pg_restore, for manage.py backup and restore; not older than the server.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY . .
# The files that pages need, under names that change with their content; the values are those of this step alone.
RUN useradd --system --home-dir "$VAR_DIR" --create-home gestand \
 && SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" ALLOWED_HOSTS=localhost \
    SITE_URL=https://localhost python manage.py collectstatic --no-input \
 && chown -R gestand "$VAR_DIR"

USER gestand
EXPOSE 8000
CMD ["gunicorn", "tracker.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "8", "--graceful-timeout", "110"]
