Feature: Keys
  Every PIN travels under keys that the terminal and its acquirer share, and a merchant can neither see nor set them.
  With a wrong or an old key nothing may be sold, and the way back must be the one the terminal says: sign in again, or call for service.

  Background:
    Given a terminal ready for sales

  @C8 @needs-key-injection
  Scenario: With a wrong master key the sign-in is refused, and nothing is sold until it is right
    Given the terminal holds a wrong master key
    When the cashier signs the terminal in
    Then the terminal says that the keys do not fit their check values
    When the cashier asks for a sale
    Then the terminal says that it has to sign in first
    And the host has seen no sale
    When the administrator has the master key injected again
    And the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00

  @C8 @needs-key-injection
  Scenario Outline: The <operator> does not reach the key menu
    When the cashier tries the key menu with the <operator>'s password
    Then the key menu stays shut

    Examples:
      | operator   |
      | cashier    |
      | supervisor |

  @C8 @needs-key-injection
  Scenario: The administrator reaches the key menu
    When the cashier tries the key menu with the administrator's password
    Then the key menu opens

  @C9
  Scenario: A sale under the old MAC key is refused with A0, and the sign-in brings the new one
    When the acquirer renews the MAC key without telling the terminal
    And the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code A0 with its text
    And nothing is charged to the everyday debit card
    When the cashier asks for a sale
    Then the terminal says that it has to sign in first
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @C9
  Scenario: A PIN under the old PIN key is refused with 99, counts as no wrong PIN, and the sign-in brings the new key
    When the acquirer renews the PIN key without telling the terminal
    And the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code 99 with its text
    And the issuer counts 0 wrong PINs on the everyday debit card
    When the cashier asks for a sale
    Then the terminal says that it has to sign in first
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the terminal's journal agrees with the host's

  @C9
  Scenario: PIN and MAC hold under the keys of each new sign-in
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    And the approved sale of 12.00 carried a PIN block
