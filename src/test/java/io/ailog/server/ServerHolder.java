package io.ailog.server;

import java.io.IOException;

/** A program that starts a server, says where its files are, and holds it until it is killed. */
final class ServerHolder {
    private ServerHolder() {}

    public static void main(final String[] arguments) throws IOException {
        final ElasticsearchServer server = ElasticsearchServer.start();
        System.out.println(server.work());
        System.in.read();
        server.close();
    }
}
