package org.posrig.run.notify;

/** A message's language, as plans write it. */
public enum Language {
    EN,
    ZH
}
