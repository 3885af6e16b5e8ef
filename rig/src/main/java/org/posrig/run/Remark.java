package org.posrig.run;

/** Something the lint found; a note does not make it fail. */
record Remark(boolean error, Mistake mistake) {

    static Remark error(Mistake mistake) {
        return new Remark(true, mistake);
    }

    static Remark note(Mistake mistake) {
        return new Remark(false, mistake);
    }

    @Override
    public String toString() {
        return mistake.place() + (error ? " error: " : " note: ") + mistake.sentence();
    }
}
