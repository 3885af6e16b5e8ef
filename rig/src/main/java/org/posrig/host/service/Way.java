package org.posrig.host.service;

/** How somebody came to customer service, as the audit trail tells it. */
enum Way {
    PHONE(""),
    BRANCH(" (at the branch)"),
    PLATFORM(" (merchant platform)");

    private final String remark;

    Way(String remark) {
        this.remark = remark;
    }

    String remark() {
        return remark;
    }
}
