package org.toposeg.web.security;

/** What an account may do; the names stand in {@code @RolesAllowed} of views. */
public final class Role {

    /** Looks at studies, uploads and segments them. */
    public static final String READER = "READER";

    /** Also manages accounts and models. */
    public static final String ADMIN = "ADMIN";

    private Role() {}
}
