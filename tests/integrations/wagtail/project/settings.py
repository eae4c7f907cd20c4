"""A small Wagtail site; its database is in the folder that SITE_FOLDER names."""

import os
from pathlib import Path

SECRET_KEY = "tests"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
USE_TZ = True
WAGTAIL_SITE_NAME = "The Harbour Desk"
WAGTAILADMIN_BASE_URL = "http://desk.example"
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
INSTALLED_APPS = (
    "news wagtail_on_record wagtail.contrib.forms wagtail.contrib.redirects wagtail.embeds wagtail.sites wagtail.users "
    "wagtail.snippets wagtail.documents wagtail.images wagtail.search wagtail.admin wagtail modelcluster taggit "
    "django.contrib.admin django.contrib.auth django.contrib.contenttypes django.contrib.sessions "
    "django.contrib.messages django.contrib.staticfiles"
).split()
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
CONTEXT = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": [*CONTEXT, "django.contrib.messages.context_processors.messages"]},
    }
]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(os.environ["SITE_FOLDER"]) / "db.sqlite3"}
}
MIGRATION_MODULES = {"news": "news_migrations"}  # made by the scenario, in that folder
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
ON_RECORD = {"url": os.environ["ON_RECORD_URL"], "key": os.environ["ON_RECORD_KEY"]}
