package org.example.bridge;

import dev.drawbridge.junit.BridgeConformance;

/** Each requirement of the suite is a test. The configuration is {@code drawbridge.yaml} in the project's folder. */
class OurBridgeIT extends BridgeConformance {}
