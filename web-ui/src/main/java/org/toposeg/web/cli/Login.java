package org.toposeg.web.cli;

/**
 * What a person needs to get in.
 *
 * @param password null if one was printed at an earlier start
 */
record Login(String address, String user, String password, String dataFolder) {

    String forPeople() {
        String secret = password == null
                ? "the password that was printed at the first start (a new one: --new-password)"
                : "password: " + password + "   (printed only now)";
        return """
                TopoSeg runs at %s
                  user: %s   %s
                  studies and database: %s
                  Ctrl-C ends it.""".formatted(address, user, secret, dataFolder);
    }
}
