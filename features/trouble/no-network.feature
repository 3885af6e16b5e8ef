Feature: No network
  A merchant whose router has stopped must be told that the host cannot be reached, and nothing else.
  When the network is back the terminal must sell again without a restart, and nothing may be charged twice.

  @D3
  Scenario: The sign-in fails without a network and works when it is back
    Given a terminal that was signed off and is switched off
    And the cable is out
    When the cashier switches the terminal on
    And the cashier logs in with the delivered password
    And the cashier signs the terminal in
    Then the terminal says that the sign-in has failed
    When the cable is back
    And the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00

  @D3
  Scenario: A sale finds no network, and the next one is approved when it is back
    Given a terminal ready for sales
    And the cable is out
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the host cannot be reached
    And the host has seen no sale
    When the cable is back
    And the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @D3
  Scenario: The cable comes out while a sale waits for its answer
    Given a terminal ready for sales
    And the answer to the next sale comes 1 second late
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder enters the right PIN
    Then the host has received a sale of 12.00 on the everyday debit card
    When the cable is out
    Then the terminal says that no answer came
    When the cable is back
    And the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the lost sale of 12.00 was reversed before the sale of 8.00
    And the sale of 12.00 ended as reversed
    And the terminal's journal agrees with the host's
