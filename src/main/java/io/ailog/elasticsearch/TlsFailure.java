package io.ailog.elasticsearch;

import javax.net.ssl.SSLPeerUnverifiedException;

/** The words for a server that the client doesn't trust. */
record TlsFailure(String urls, Throwable error) {
    String text() {
        final String reasons = ErrorCauses.chain(error)
                .map(cause -> String.valueOf(cause.getMessage()))
                .reduce("", (all, one) -> all + " " + one);
        if (reasons.contains("SSL message")) {
            return "The server at " + urls + " doesn't speak TLS. Write http:// in ES_HOST if that is meant to be.";
        }
        if (ErrorCauses.find(error, SSLPeerUnverifiedException.class).isPresent()
                || reasons.contains("subject alternative")) {
            return "The certificate of the server at " + urls
                    + " is for another host name. Use the certificate's name in" + " ES_HOST.";
        }
        return "The certificate of the server at " + urls
                + " is not trusted. Put the PEM file of the authority that signed it into ES_CA_CERT.";
    }
}
